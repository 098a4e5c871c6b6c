"""The fields that forbidden uses belong to, and the words that name each of them."""

import re

from openglade.core.term import Topic

_WORDS: dict[Topic, tuple[str, ...]] = {
    Topic.WEAPONS_MILITARY: (
        " military", " weapon", " warfare", " nuclear tech", " nuclear indus", " munition",
        " explosive",
        " espionage", "军事", "武器",
    ),
    Topic.LAW_ENFORCEMENT_JUSTICE: (
        " law enforcement ", " administration of justice", " criminal justice", " policing",
        " police ",
        " migration or asylum", " fraud crime commi", "司法", "执法",
    ),
    Topic.BIOMETRIC_SURVEILLANCE: (
        " surveill", " biometric proc", " biometric ident", " biometric categ", " remote biometric",
        " facial recogn", " emotion recogn", " social scoring", "监控",
    ),
    Topic.MEDICAL: (
        " medical advice", " medical results", " medical device", " medical purpose",
        " medical diagnos",
        " medicine ", " clinical", " health care", " healthcare", " health regulat", "医疗",
    ),
    Topic.LEGAL_ADVICE: (" legal advice", " legal services", "法律意见"),
    Topic.FINANCIAL: (
        " insurance ", " credit scor", " credit decision", " creditworth", " financial advice",
        " financial service", " financial decision", "金融", "保险",
    ),
    Topic.CRITICAL_INFRASTRUCTURE: (
        " critical infrastructure", " transportation technolog", " heavy machinery",
        " nuclear facilit",
        " nuclear power", " air traffic", " power plant", " power grid", "关键基础设施",
    ),
    Topic.MINORS: (" minor ", " minors ", " child ", " children ", " csam ", "未成年", "儿童"),
    Topic.HARASSMENT_HATE: (
        " harass", " hate ", " hatred", " hateful", " bully", " defam", " disparag", " abuse ",
        " abusive",
        " intimidat", "骚扰", "诽谤", "仇恨", "贬低",
    ),
    Topic.DISCRIMINATION: (
        " discriminat", " protected characteristic", " protected categor", " protected class",
        " protected attribute", " legally protected", "歧视",
    ),
    Topic.DISINFORMATION: (
        " false information", " false or misleading", " verifiably false", " misinform",
        " disinform",
        " misleading", " deceptive", " deceiv", " fake news", " fake review", " falsehood",
        " false harmful", " false online", " intentionally false", " false representation",
        " false mislead", "虚假",
    ),
    Topic.IMPERSONATION: (
        " impersonat", " deepfake", " deep fake", " voice or likeness", " identity theft", "冒充",
    ),
    Topic.PRIVACY: (
        " privacy", " personal identif", " personally identif", " personal data", " personal info",
        " sensitive personal", " sensitive info", " private information", " gdpr ", "隐私",
        "个人可识别", "个人信息",
    ),
    Topic.FRAUD_CRIME: (
        " fraud", " defraud", " criminal", " crime ", " crimes ", " terroris", " trafficking",
        " scam",
        " phishing", " spam ",
        "欺诈", "犯罪", "恐怖",
    ),
    Topic.MALWARE_CYBER: (
        " malware", " malicious code", " malicious software", " computer virus", " ransomware",
        " cyber",
        " hack", "恶意代码", "恶意软件", "病毒",
    ),
    Topic.SEXUAL_CONTENT: (
        " sexual", " pornograph", " obscene", " adult content", " nudity", " erotic", "色情",
        "淫秽",
    ),
    Topic.UNLICENSED_PRACTICE: (
        " unlicensed practice", " unauthorized or unlicensed", " unqualified practice", "无证",
    ),
    Topic.AUTOMATED_DECISIONS: (
        " automated decision", " automated government", " automated determin", " automated high",
        " automated individual", " autonomously mak", " autonomous deci", " decision making ",
        "自动化决策", "自动化的决策",
    ),
    Topic.SELF_HARM: (
        " self harm", " suicid", " eating disorder", " harm yourself", " harm themsel", "自残",
        "自杀",
    ),
    Topic.POLITICAL: (
        " election", " political", " campaigning", " campaigns ", " voter", " voting", "政治",
        "选举",
    ),
    Topic.ILLEGAL_USE: (
        " illegal", " unlawful", " prohibited by law", " prohibited by applicable law",
        " lawful purposes",
        "违法", "非法",
    ),
    Topic.UNDISCLOSED_AI: (
        " machine generated", " ai generated", " watermark", " not a natural person",
        " human generated", " human made", " human created",
        "机器生成",
    ),
    Topic.OTHER: (
        " harmful", " harms any", " unauthorized purpose", " unauthorized activit",
        " unauthorized use",
        " third party rights",
        " third party s rights", " rights of others", " rights of third", " national security",
        " harm others",
        " social ethics", "危害", "损害",
    ),
}  # fmt: skip
_SAID = {
    Topic.ILLEGAL_USE: re.compile(
        r" (?:violat\w+|contrary to|against|infring\w+|breach\w*) .{0,110} (?:laws?|regulations?"
        r"|rights?) "
        r"|违反.{0,24}(?:法律|法规)"
    ),
    Topic.LAW_ENFORCEMENT_JUSTICE: re.compile(r" predict\w* .{0,60} crime"),
    Topic.AUTOMATED_DECISIONS: re.compile(r"自动化的?决策"),
}
_OTHERWISE = re.compile(
    r" sexual orientation| fraud crime commi\w+| commit a crime| criminal justice"
    r"| law enforcement authorit\w+"
    r"| ethnic minorit\w+| health insurance portability"
)
_EXAMPLES = re.compile(r"\((?:e\.g\.?|for example|such as)[^()]{0,400}\)")
_BETWEEN = re.compile(r"[^\w]+")
_KEPT = (Topic.LAW_ENFORCEMENT_JUSTICE,)


def topics(folded: str) -> tuple[Topic, ...]:
    """The fields that a folded passage names, in the order of the vocabulary.

    >>> [topic.value for topic in topics("for any military or illegal purposes")]
    ['weapons-military', 'illegal-use']
    """
    every = f" {_BETWEEN.sub(' ', _EXAMPLES.sub('', folded))} "
    plain = _OTHERWISE.sub(" ", every)
    return tuple(topic for topic in _WORDS if _names(topic, every if topic in _KEPT else plain))


def _names(topic: Topic, said: str) -> bool:
    if any(word in said for word in _WORDS[topic]):
        return True
    pattern = _SAID.get(topic)
    return pattern is not None and pattern.search(said) is not None
