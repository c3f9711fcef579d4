"""Laws, and places by their codes of ISO 3166 that CLDR does not name in Chinese, or that laws call otherwise."""

from __future__ import annotations

from ..parts.statements import read_names

PLACES = read_names(
    "place",
    """
    US 美国; GB 英国; EU 欧盟; EEA 欧洲经济区; CN 中国; HK 香港; MO 澳门; US-AL 亚拉巴马 / 阿拉巴马
    US-AK 阿拉斯加; US-AZ 亚利桑那; US-AR 阿肯色; US-CA 加利福尼亚 / 加州; US-CO 科罗拉多; US-CT 康涅狄格
    US-DE 特拉华; US-FL 佛罗里达 / 佛州; US-HI 夏威夷; US-ID 爱达荷; US-IL 伊利诺伊; US-IN 印第安纳
    US-IA 艾奥瓦 / 爱荷华; US-KS 堪萨斯; US-KY 肯塔基; US-LA 路易斯安那; US-ME 缅因; US-MD 马里兰
    US-MA 马萨诸塞 / 麻省; US-MI 密歇根; US-MN 明尼苏达; US-MS 密西西比; US-MO 密苏里; US-MT 蒙大拿
    US-NE 内布拉斯加; US-NV 内华达; US-NH 新罕布什尔; US-NJ 新泽西; US-NM 新墨西哥; US-NY 纽约州 / 纽约
    US-NC 北卡罗来纳 / 北卡; US-ND 北达科他; US-OH 俄亥俄; US-OK 俄克拉何马 / 俄克拉荷马; US-OR 俄勒冈
    US-PA 宾夕法尼亚 / 宾州; US-RI 罗得岛; US-SC 南卡罗来纳 / 南卡; US-SD 南达科他; US-TN 田纳西
    US-TX 得克萨斯 / 德克萨斯 / 得州 / 德州; US-UT 犹他; US-VT 佛蒙特; US-VA 弗吉尼亚; US-WA 华盛顿
    US-WV 西弗吉尼亚; US-WI 威斯康星; US-WY 怀俄明; CN-BJ 北京; CN-TJ 天津; CN-HE 河北; CN-SX 山西; CN-NM 内蒙古
    CN-LN 辽宁; CN-JL 吉林; CN-HL 黑龙江; CN-SH 上海; CN-JS 江苏; CN-ZJ 浙江; CN-AH 安徽; CN-FJ 福建; CN-JX 江西
    CN-SD 山东; CN-HA 河南; CN-HB 湖北; CN-HN 湖南; CN-GD 广东; CN-GX 广西; CN-HI 海南; CN-CQ 重庆; CN-SC 四川
    CN-GZ 贵州; CN-YN 云南; CN-XZ 西藏; CN-SN 陕西; CN-GS 甘肃; CN-QH 青海; CN-NX 宁夏; CN-XJ 新疆
    shenzhen 深圳; guangzhou 广州; hangzhou 杭州; nanjing 南京; suzhou 苏州; wuhan 武汉; chengdu 成都; xian 西安
    qingdao 青岛; dalian 大连; xiamen 厦门; ningbo 宁波; dongguan 东莞; foshan 佛山; zhuhai 珠海; changsha 长沙
    zhengzhou 郑州; jinan 济南; hefei 合肥; fuzhou 福州; kunming 昆明; shenyang 沈阳; harbin 哈尔滨; wuxi 无锡
    frankfurt 法兰克福; munich 慕尼黑; hamburg 汉堡; amsterdam 阿姆斯特丹; milan 米兰; geneva 日内瓦; lyon 里昂
    barcelona 巴塞罗那; manchester 曼彻斯特; cambridge 剑桥; seattle 西雅图; boston 波士顿; austin 奥斯汀
    san-francisco 旧金山; san-jose 圣何塞; washington 华盛顿特区; dallas 达拉斯; houston 休斯敦 / 休斯顿
    atlanta 亚特兰大; miami 迈阿密; osaka 大阪; mumbai 孟买; montreal 蒙特利尔
    """,
)
LAWS = read_names(
    "law",
    """
    cybersecurity-law 网络安全法; data-security-law 数据安全法; personal-information-protection-law 个人信息保护法
    e-commerce-law 电子商务法; civil-code 民法典; consumer-protection-law 消费者权益保护法
    minors-protection-law 未成年人保护法; advertising-law 广告法; copyright-law 著作权法
    labour-contract-law 劳动合同法; civil-procedure-law 民事诉讼法
    gdpr 通用数据保护条例 / 一般数据保护条例 / GDPR; ccpa 加州消费者隐私法 / 加利福尼亚州消费者隐私法 / CCPA
    cpra 加州隐私权法 / CPRA; coppa 儿童在线隐私保护法 / 儿童网上隐私保护法 / COPPA
    hipaa 健康保险流通与责任法 / 健康保险可携性和责任法 / HIPAA
    """,
)
