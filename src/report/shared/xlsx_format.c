/* How cells look. Severities differ in lightness as well as in colour, so that they also read in grey. */
#include "report/shared/xlsx.h"

#define NONE LXW_COLOR_UNSET

enum {
    BOLD = 1,
    WRAP = 2,
    GRID = 4,
    UNDERLINE = 8,
    MIDDLE = 16,
    ITALIC = 32,
    LEFT = 64,
    LINE = 128,
    CENTER = 256,
    GROUPED = 512, /* 1,234,567 */
    DAY = 1024     /* 2027-03-01 */
};

static const struct look {
    enum sa_xlsx_format format;
    double size;
    lxw_color_t font, fill;
    int flags;
} looks[] = {
    {(enum sa_xlsx_format)SA_STYLE_TEXT, 11, NONE, NONE, LEFT | LINE | GROUPED},
    {(enum sa_xlsx_format)SA_STYLE_WRAP, 11, NONE, NONE, WRAP | LEFT | LINE},
    {(enum sa_xlsx_format)SA_STYLE_NUMBER, 11, NONE, NONE, CENTER | LINE | GROUPED},
    {(enum sa_xlsx_format)SA_STYLE_YESNO, 11, NONE, NONE, LEFT | LINE},
    {(enum sa_xlsx_format)SA_STYLE_SEVERITY, 11, NONE, NONE, LEFT | LINE},
    {(enum sa_xlsx_format)SA_STYLE_STATUS, 11, NONE, NONE, LINE},
    {(enum sa_xlsx_format)SA_STYLE_LINK, 11, 0x0563C1, NONE, UNDERLINE | LINE},
    {(enum sa_xlsx_format)SA_STYLE_INPUT, 11, NONE, 0xFFFBEB, WRAP | GRID | LEFT},
    {(enum sa_xlsx_format)SA_STYLE_DAY, 11, NONE, 0xFFFBEB, WRAP | GRID | LEFT | DAY},
    {SA_FORMAT_HEADER, 11, 0xFFFFFF, 0x1F4E79, BOLD | WRAP | MIDDLE},
    {SA_FORMAT_HEADER_HOME, 11, 0x0563C1, 0xDDEBF7, BOLD | WRAP | MIDDLE | UNDERLINE},
    {SA_FORMAT_HEADER_INPUT, 11, 0x000000, 0xFFD966, BOLD | WRAP | MIDDLE},
    {SA_FORMAT_TITLE, 18, 0x1F4E79, NONE, BOLD | WRAP | MIDDLE},
    {SA_FORMAT_SUBTITLE, 10, 0x595959, NONE, WRAP},
    {SA_FORMAT_HEADING, 13, 0x1F4E79, NONE, BOLD | MIDDLE},
    {SA_FORMAT_PARAGRAPH, 11, NONE, NONE, WRAP},
    {SA_FORMAT_NOTE, 10, 0x595959, NONE, WRAP | ITALIC},
    {SA_FORMAT_BLOCKED, 20, 0xFFFFFF, 0x8B0000, BOLD | MIDDLE},
    {SA_FORMAT_NEEDS_WORK, 20, 0x000000, 0xF4B183, BOLD | MIDDLE},
    {SA_FORMAT_READY, 20, 0x000000, 0xC6E0B4, BOLD | MIDDLE},
};

static const struct condition {
    enum sa_sheet_style style;
    const char *value;
    lxw_color_t font, fill;
    bool bold;
} conditions[] = {
    {SA_STYLE_SEVERITY, "critical", 0xFFFFFF, 0x8B0000, true},
    {SA_STYLE_SEVERITY, "high", 0x000000, 0xE98B6D, true},
    {SA_STYLE_SEVERITY, "medium", 0x000000, 0xF8CBAD, false},
    {SA_STYLE_SEVERITY, "low", 0x000000, 0xFFF2CC, false},
    {SA_STYLE_SEVERITY, "info", 0x595959, NONE, false},
    {SA_STYLE_SEVERITY, "fail", 0xFFFFFF, 0x8B0000, true},
    {SA_STYLE_SEVERITY, "attention", 0x000000, 0xF8CBAD, false},
    {SA_STYLE_SEVERITY, "pass", 0x000000, 0xE2EFDA, false},
    {SA_STYLE_SEVERITY, "unknown", 0x595959, 0xEDEDED, false},
    {SA_STYLE_STATUS, "hide", 0x000000, 0xF8CBAD, true},
    {SA_STYLE_STATUS, "decide", 0x000000, 0xFFF2CC, false},
    {SA_STYLE_STATUS, "failed", 0xFFFFFF, 0x8B0000, true},
    {SA_STYLE_STATUS, "error", 0xFFFFFF, 0x8B0000, true},
    {SA_STYLE_STATUS, "partial", 0x000000, 0xE98B6D, true},
    {SA_STYLE_STATUS, "not permitted", 0x000000, 0xF8CBAD, false},
    {SA_STYLE_STATUS, "skipped", 0x000000, 0xFFF2CC, false},
    {SA_STYLE_STATUS, "not asked", 0x595959, 0xEDEDED, false},
    {SA_STYLE_YESNO, "No", 0x808080, NONE, false},
};

static void apply(lxw_format *format, const struct look *look)
{
    format_set_font_size(format, look->size);
    format_set_align(format, look->flags & MIDDLE ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (look->font != NONE)
        format_set_font_color(format, look->font);
    if (look->fill != NONE)
        format_set_bg_color(format, look->fill);
    if (look->flags & GROUPED)
        format_set_num_format(format, "[>=1000]#,##0;General");
    if (look->flags & DAY)
        format_set_num_format(format, "yyyy-mm-dd");
    if (look->flags & BOLD)
        format_set_bold(format);
    if (look->flags & ITALIC)
        format_set_italic(format);
    if (look->flags & WRAP)
        format_set_text_wrap(format);
    if (look->flags & UNDERLINE)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (look->flags & LEFT)
        format_set_align(format, LXW_ALIGN_LEFT);
    if (look->flags & CENTER)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (look->flags & LINE) {
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bottom_color(format, 0xE3E3E3);
    }
    if (look->flags & GRID) {
        format_set_border(format, LXW_BORDER_HAIR);
        format_set_border_color(format, 0xBFBFBF);
    }
}

int sa_xlsx_formats(struct sa_xlsx *book, struct sa_error *error)
{
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        lxw_format *format = workbook_add_format(book->workbook);
        if (!format)
            return sa_error_memory(error);
        apply(format, &looks[i]);
        book->formats[looks[i].format] = format;
    }
    return SA_OK;
}

int sa_xlsx_conditions(struct sa_xlsx *book, lxw_worksheet *worksheet, enum sa_sheet_style style,
                       lxw_col_t column, lxw_row_t first, lxw_row_t last, struct sa_error *error)
{
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        const struct condition *condition = &conditions[i];
        if (condition->style != style)
            continue;
        lxw_format *format = workbook_add_format(book->workbook);
        if (!format)
            return sa_error_memory(error);
        format_set_font_color(format, condition->font);
        if (condition->fill != NONE)
            format_set_bg_color(format, condition->fill);
        if (condition->bold)
            format_set_bold(format);
        char value[32];
        snprintf(value, sizeof value, "\"%s\"", condition->value);
        lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                       .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                       .value_string = value,
                                       .format = format};
        lxw_error code = worksheet_conditional_format_range(worksheet, first, column, last, column, &rule);
        if (code)
            return sa_xlsx_error(code, "a conditional format", error);
    }
    return SA_OK;
}
