"""How English is spelt."""

from __future__ import annotations

import re

from ..parts.writing import Spelling
from ..pattern import Pattern

SPELLING = Spelling(
    dictionary="en_US",
    word=Pattern(r"(?<![\w@./:’'-])([A-Za-zÀ-ÖØ-öø-ÿ]{2,})(?:[’'](?:s|t|re|ve|ll|d|m))?(?![\w@]|[./:][\w/]|[’']\w)"),
    lacking=frozenset(
        re.findall(
            r"\w+",
            """
        aggregator aggregators anonymisation anonymise anonymised anonymization anonymize anonymized
        blockchain chatbot chatbots cookie cookies cybersecurity datacenter deidentification
        deidentified deidentify fingerprinting geolocate geolocated geolocation geotargeting gif gifs
        hashtag keylogging login logins livestream livestreams malware metadata microsite microtargeting
        opt phishing plugin plugins pseudonymisation pseudonymise pseudonymised pseudonymization
        pseudonymize pseudonymized ransomware reidentification reidentified reidentify rectification
        retargeting sexting signup smartphone smartphones smartwatch spyware subprocessor subprocessors
        telematics unchecking unsubscribe unsubscribed unsubscribing untick unticking url urls webpage
        webpages webinar webinars webserver wearable wearables
            """,
        )
    ),
)
