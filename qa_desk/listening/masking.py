"""Names taken out of what a room reads, so that people talk about the work and not about the person. Pure.

Agents are known by name. Customers are not: their names are looked for where people say them, and numbers and
addresses that would find somebody are taken out wherever they stand. What nobody announces as a name is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

MASK: Final = "***"
LEAST_LATIN: Final = 3

WORD: Final = r"[A-Z][\w’'-]+"
SAYS_NAME: Final = re.compile(
    r"\b(?:[Mm]y (?:full |last |first )?name(?:'s|’s| is)|[Tt]he name(?:'s|’s| is)|[Nn]ame of)"
    rf" ({WORD}(?: {WORD}){{0,2}})"
)
CALLS_ITSELF: Final = re.compile(rf"\b(?:[Tt]his is|[Ss]peaking with|[Ss]peaking to) ({WORD} {WORD})")
TITLE: Final = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madam)\.? ({WORD}(?: {WORD})?)")
SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
SAYS_NAME_ZH: Final = re.compile(
    rf"(?:我叫|我是|名字叫|姓名是|名字是)([{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=[,,。.、;;!!??\s]|$)"
)
SURNAME_ZH: Final = re.compile(rf"(?:我姓|免贵姓|贵姓)([{SURNAMES}])")
TITLE_ZH: Final = re.compile(rf"([{SURNAMES}][\u4e00-\u9fff]?)(?=先生|女士|小姐|太太)")

FINDS_SOMEBODY: Final = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # mail
    # six digits and more, dates aside: telephone, account, card, order
    r"|(?<![A-Za-z0-9_:])(?!\d{4}-\d\d-\d\d\b)\+?\d(?:[ \-./()]?\d){5,}(?![A-Za-z0-9_:])"
)
DIGIT: Final = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)"
SPELLED: Final = re.compile(
    rf"\b{DIGIT}(?:[ ,-]+{DIGIT}){{4,}}\b|[零〇一二三四五六七八九幺两](?:[ ,、]?[零〇一二三四五六七八九幺两]){{4,}}",
    re.IGNORECASE,
)
TELLS_WHO: Final = re.compile(
    r"name|customer|client|caller|contact|phone|mobile|tel\b|e-?mail|address|street|postcode|zip|birth|iban|card|account"
    r"|passport|姓名|客户|联系|电话|手机|邮箱|地址|生日|身份证|卡号|账号|证件",
    re.IGNORECASE,
)
HARMLESS: Final = re.compile(
    r"tier|type|segment|since|status|plan|product|reason|language|等级|类型|状态|套餐|产品|原因",
    re.IGNORECASE,
)


def mask_names(text: str, names: Iterable[str]) -> str:
    """The text without these people's names: whole ones, and each part of them that can stand alone.

    A Chinese given name of two characters counts; single characters and initials do not.
    """
    parts = sorted({part for name in names for part in _parts(name)}, key=len, reverse=True)
    for part in parts:
        bounded = rf"\b{re.escape(part)}\b" if part.isascii() else re.escape(part)
        text = re.sub(bounded, MASK, text, flags=re.IGNORECASE)
    return text


def names_said(turns: Iterable[tuple[str, str]]) -> set[str]:
    """Customers' names that are announced in turns of (speaker, words): "my name is …", "Mr …", 我叫…, …先生.

    What an agent says of themselves is the agent's name and not looked for here.
    """
    found: set[str] = set()
    for speaker, words in turns:
        own = () if speaker == "agent" else (SAYS_NAME, CALLS_ITSELF, SAYS_NAME_ZH)
        for pattern in (*own, TITLE, TITLE_ZH):
            found |= {match[1] for match in pattern.finditer(words)}
    return {name for name in found if len(name) > 1}


def mask_customer(text: str, names: Iterable[str] = ()) -> str:
    """The text without names that were said and without numbers and addresses by which somebody can be found."""
    text = FINDS_SOMEBODY.sub(MASK, text)
    text = SPELLED.sub(MASK, text)
    text = SURNAME_ZH.sub(lambda match: match[0][: -len(match[1])] + MASK, text)
    text = TITLE_ZH.sub(MASK, text)
    return mask_names(text, names)


def mask_card(card: Mapping[str, Any], names: Iterable[str] = ()) -> dict[str, str]:
    """A card of names and values without who the customer is: fields that tell it, and what is found in the others."""
    known = list(names)
    return {
        str(key): MASK
        if TELLS_WHO.search(str(key)) and not HARMLESS.search(str(key)) and str(value).strip()
        else mask_customer(str(value), known)
        for key, value in card.items()
    }


def _parts(name: str) -> list[str]:
    name = name.strip()
    if not name:
        return []
    if name.isascii() or " " in name:
        return [name, *(word for word in re.split(r"[\s.]+", name) if len(word) >= LEAST_LATIN)]
    return [name, name[-2:]] if len(name) >= 3 else [name]
