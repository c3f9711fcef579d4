"""In which order the elements of a Word file stand inside others, and which may stand there at all.

From ECMA-376 part 1 (WordprocessingML) with the extensions of its transitional form. Word refuses a file or leaves out
what stands elsewhere; no other program minds. Only what a writer of texts needs is listed, so that a new element has to
be looked up in the standard before it is written.
"""

from __future__ import annotations

from collections.abc import Mapping


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"
_CELL_SIDES = "top left start bottom right end"
_RUN = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText"
    " vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)

ORDER: Mapping[str, tuple[str, ...]] = {
    name: tuple(children.split())
    for name, children in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": _RUN,
        "numPr": "ilvl numId numberingChange ins",
        "pBdr": "top left bottom right between bar",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
        "tblBorders": _BORDERS,
        "tcBorders": _BORDERS,
        "tblCellMar": _CELL_SIDES,
        "tcMar": _CELL_SIDES,
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
        " headers cellIns cellDel cellMerge tcPrChange",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
        " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
        " sectPrChange",
        "sdt": "sdtPr sdtEndPr sdtContent",
        "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation"
        " comboBox date docPartObj docPartList dropDownList picture richText text citation group bibliography",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat"
        " locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "num": "abstractNumId lvlOverride",
        "lvlOverride": "startOverride lvl",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
        " displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData"
        " embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges"
        " bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors"
        " activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter"
        " stylePaneSortMethod documentType mailMerge"
        " revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride"
        " styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone"
        " doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders"
        " bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing"
        " drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
        " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData"
        " noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter"
        " noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent"
        " alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt"
        " showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids"
        " mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats"
        " doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary"
        " shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator",
        "tbl": "tblPr tblGrid tr",
        "tr": "tblPrEx trPr tc",
        "document": "background body",
    }.items()
}
"""Children in the order of their sequence; each stands there once, but for those in `REPEATED`."""

REPEATED = _set(
    "headerReference footerReference style tblStylePr num abstractNum lvl lvlOverride tr tc numPicBullet"
    " activeWritingStyle attachedSchema smartTagType"
)
ANYWHERE = _set(
    "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart"
    " moveToRangeEnd proofErr permStart permEnd"
)
"""Marks of a range: they stand beside paragraphs, runs, rows and cells alike."""

_TRACKED = "ins del moveFrom moveTo"
_BLOCKS = "p tbl sdt customXml altChunk"
_IN_TRACKED = f"r sdt customXml smartTag dir bdo {_TRACKED}"
_IN_PARAGRAPH = f"{_IN_TRACKED} hyperlink fldSimple subDoc"

CONTENT: Mapping[str, frozenset[str]] = {
    name: _set(children)
    for name, children in {
        "body": f"{_BLOCKS} sectPr",
        "hdr": _BLOCKS,
        "ftr": _BLOCKS,
        "comment": _BLOCKS,
        "footnote": _BLOCKS,
        "tc": f"{_BLOCKS} tcPr",
        "p": f"pPr {_IN_PARAGRAPH}",
        "hyperlink": _IN_PARAGRAPH,
        "fldSimple": f"fldData {_IN_PARAGRAPH}",
        "ins": _IN_TRACKED,  # so a link stands around what was inserted into it, never inside
        "del": _IN_TRACKED,
        "moveFrom": _IN_TRACKED,
        "moveTo": _IN_TRACKED,
        "tbl": "tblPr tblGrid tr sdt customXml ins del",
        "tr": "tblPrEx trPr tc sdt customXml",
        **dict.fromkeys(("t", "delText", "instrText", "delInstrText"), ""),
        "r": "rPr t delText instrText delInstrText fldChar br tab cr noBreakHyphen softHyphen sym pgNum drawing pict"
        " object footnoteReference footnoteRef endnoteReference endnoteRef commentReference annotationRef separator"
        " continuationSeparator ptab lastRenderedPageBreak",
    }.items()
}
"""What may stand in an element whose children come in any order."""

FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tbl": "tblPr", "tr": "trPr", "sdt": "sdtPr"}
"""What describes an element stands before all else in it."""
