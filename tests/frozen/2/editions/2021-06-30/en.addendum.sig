stands for a signature
