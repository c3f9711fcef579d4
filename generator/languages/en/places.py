"""Laws, and places by their codes of ISO 3166 that CLDR does not name in English, or that laws call otherwise."""

from __future__ import annotations

from ..parts.statements import read_names

PLACES = read_names(
    "place",
    """
    - US dollars / U.S. dollars
    - Oral / Resolute / Center / Knox / Regina / Dawson / Nome / Creston / Easter / Casey / Davis / Reunion
    US U.S. / USA / United States / US; GB UK / U.K. / Great Britain / Britain; EU European Union / EU
    EEA European Economic Area / EEA; CN PRC / China; HK Hong Kong; MO Macau / Macao; US-AL Alabama
    US-AK Alaska; US-AZ Arizona; US-AR Arkansas; US-CA California; US-CO Colorado; US-CT Connecticut
    US-DE Delaware; US-FL Florida; US-HI Hawaii; US-ID Idaho; US-IL Illinois; US-IN Indiana; US-IA Iowa
    US-KS Kansas; US-KY Kentucky; US-LA Louisiana; US-ME Maine; US-MD Maryland; US-MA Massachusetts
    US-MI Michigan; US-MN Minnesota; US-MS Mississippi; US-MO Missouri; US-MT Montana; US-NE Nebraska
    US-NV Nevada; US-NH New Hampshire; US-NJ New Jersey; US-NM New Mexico; US-NY New York; US-NC North Carolina
    US-ND North Dakota; US-OH Ohio; US-OK Oklahoma; US-OR Oregon; US-PA Pennsylvania; US-RI Rhode Island
    US-SC South Carolina; US-SD South Dakota; US-TN Tennessee; US-TX Texas; US-UT Utah; US-VT Vermont
    US-VA Virginia; US-WA Washington; US-WV West Virginia; US-WI Wisconsin; US-WY Wyoming; CN-BJ Beijing
    CN-TJ Tianjin; CN-HE Hebei; CN-SX Shanxi; CN-NM Inner Mongolia; CN-LN Liaoning; CN-JL Jilin
    CN-HL Heilongjiang; CN-SH Shanghai; CN-JS Jiangsu; CN-ZJ Zhejiang; CN-AH Anhui; CN-FJ Fujian; CN-JX Jiangxi
    CN-SD Shandong; CN-HA Henan; CN-HB Hubei; CN-HN Hunan; CN-GD Guangdong; CN-GX Guangxi; CN-HI Hainan
    CN-CQ Chongqing; CN-SC Sichuan; CN-GZ Guizhou; CN-YN Yunnan; CN-XZ Tibet / Xizang; CN-SN Shaanxi
    CN-GS Gansu; CN-QH Qinghai; CN-NX Ningxia; CN-XJ Xinjiang; shenzhen Shenzhen; guangzhou Guangzhou
    hangzhou Hangzhou; nanjing Nanjing; suzhou Suzhou; wuhan Wuhan; chengdu Chengdu; xian Xi’an / Xi'an / Xian
    qingdao Qingdao; dalian Dalian; xiamen Xiamen; ningbo Ningbo; dongguan Dongguan; foshan Foshan
    zhuhai Zhuhai; changsha Changsha; zhengzhou Zhengzhou; jinan Jinan; hefei Hefei; fuzhou Fuzhou
    kunming Kunming; shenyang Shenyang; harbin Harbin; wuxi Wuxi; frankfurt Frankfurt; munich Munich
    hamburg Hamburg; amsterdam Amsterdam; milan Milan; geneva Geneva; lyon Lyon; barcelona Barcelona
    manchester Manchester; cambridge Cambridge; seattle Seattle; boston Boston; austin Austin
    san-francisco San Francisco; san-jose San Jose; washington Washington, D.C.; dallas Dallas; houston Houston
    atlanta Atlanta; miami Miami; osaka Osaka; mumbai Mumbai / Bombay; montreal Montreal
    """,
)
LAWS = read_names(
    "law",
    """
    cybersecurity-law Cybersecurity Law / CSL; data-security-law Data Security Law / DSL
    personal-information-protection-law Personal Information Protection Law / PIPL
    e-commerce-law E-Commerce Law / E-commerce Law / Electronic Commerce Law; civil-code Civil Code
    consumer-protection-law Consumer Rights and Interests / Consumer Protection Law / Protection of Consumer Rights
    minors-protection-law Protection of Minors / Minors Protection Law; advertising-law Advertising Law
    copyright-law Copyright Law; labour-contract-law Labour Contract Law / Labor Contract Law
    civil-procedure-law Civil Procedure Law; gdpr General Data Protection Regulation / GDPR
    ccpa California Consumer Privacy Act / CCPA; cpra California Privacy Rights Act / CPRA
    coppa Online Privacy Protection Act / COPPA; hipaa Insurance Portability and Accountability Act / HIPAA
    """,
)
