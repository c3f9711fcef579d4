"""The PDF engine without Pango, whatever the machine has that makes the folder: it is the same folder everywhere."""

from PyInstaller.utils.hooks import collect_data_files, copy_metadata

datas = collect_data_files("weasyprint") + copy_metadata("weasyprint")
