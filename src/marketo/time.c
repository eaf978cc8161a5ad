/* Reading times: see time.h. */
#include "marketo/time.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "syncaudit/clock.h"
#include "syncaudit/text.h"

enum { LONGEST = 80, NUMBERS = 3, YEARS_BACK = 5, HOUR = 3600, DAY = 24 * HOUR };

/* What was found in a cell. */
struct found {
    int numbers[NUMBERS], digits[NUMBERS];
    int count;
    int month, month_at; /* said in words, and how many numbers stand before it; 0 = it is not */
    bool dotted;         /* a dot stands between the numbers: hardly ever behind a month */
    bool has_time;
    int hour, minute, second;
    char half; /* 'a' or 'p' of twelve hours, or '\0' */
    long offset;
};

static bool time_is_letter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* ---- plain characters ---- */

/* What stands for something plain, longer ones first where one begins another. */
static const struct {
    const char *text, *plain;
} spellings[] = {
    {"\xC2\xA0", " "},
    {"\xE2\x80\xAF", " "},
    {"\xE2\x80\x89", " "},
    {"\xE2\x80\x8E", ""},
    {"\xE2\x80\x8F", ""},
    {"年", "-"},
    {"月", "-"},
    {"日", " "},
    {"년", "-"},
    {"월", "-"},
    {"일", " "},
    {"時", ":"},
    {"时", ":"},
    {"시", ":"},
    {"分", ":"},
    {"분", ":"},
    {"秒", " "},
    {"초", " "},
    {"午前", " am "},
    {"上午", " am "},
    {"오전", " am "},
    {"午後", " pm "},
    {"下午", " pm "},
    {"오후", " pm "},
    {"é", "e"},
    {"É", "e"},
    {"û", "u"},
    {"Û", "u"},
    {"ä", "a"},
    {"Ä", "a"},
    {"ç", "c"},
    {"Ç", "c"},
    {"á", "a"},
    {"à", "a"},
    {"º", ""},
    {"ª", ""},
};

/* Small letters without accents, ASCII alone; false when it cannot be said so. */
static bool make_plain(char out[LONGEST], const char *text)
{
    size_t length = 0;
    while (*text && length + 5 < LONGEST) {
        size_t i = 0;
        const size_t count = sizeof spellings / sizeof *spellings;
        while (i < count && strncmp(text, spellings[i].text, strlen(spellings[i].text)) != 0)
            i++;
        if (i < count) {
            length += (size_t)snprintf(out + length, LONGEST - length, "%s", spellings[i].plain);
            text += strlen(spellings[i].text);
        } else if ((unsigned char)*text >= 0x80 || (unsigned char)*text < ' ') {
            return false;
        } else {
            out[length] = *text;
            if (*text >= 'A' && *text <= 'Z')
                out[length] = (char)(*text + ('a' - 'A'));
            length++;
            text++;
        }
    }
    out[length] = '\0';
    return *text == '\0';
}

/* ---- words ---- */

/* In the languages Marketo's pages come in, and some more; a shortened name has three letters at least. */
static const char *const months[12] = {
    "january januar janvier enero janeiro gennaio januari",
    "february februar fevrier febrero fevereiro febbraio februari",
    "march marz mrz mars marzo marco maart mrt",
    "april avril abril aprile",
    "may mai mayo maio maggio mei",
    "june juni juin junio junho giugno",
    "july juli juillet julio julho luglio",
    "august aout agosto augustus",
    "september septembre septiembre setembro settembre",
    "october oktober octobre octubre outubro ottobre",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dezembro dicembre",
};

static bool begins_one_of(const char *names, const char *word, size_t length)
{
    for (; *names; names += strcspn(names, " "), names += strspn(names, " "))
        if (strncmp(names, word, length) == 0 && length <= strcspn(names, " "))
            return true;
    return false;
}

/* 1 to 12; 0 = none, or more than one. */
static int find_month(const char *word, size_t length)
{
    int found = 0;
    for (int month = 1; month <= 12 && length >= 3; month++)
        if (begins_one_of(months[month - 1], word, length)) {
            if (found)
                return 0;
            found = month;
        }
    return found;
}

static bool time_is_word(const char *list, const char *word, size_t length)
{
    for (; *list; list += strcspn(list, " "), list += strspn(list, " "))
        if (strcspn(list, " ") == length && strncmp(list, word, length) == 0)
            return true;
    return false;
}

/* "am", "p.m.", "a. m.": its length, or 0. */
static size_t half_length(const char *text)
{
    const char *c = text + 1;
    if (*text != 'a' && *text != 'p')
        return 0;
    c += *c == '.';
    c += *c == ' ';
    if (*c != 'm' || time_is_letter(c[1]))
        return 0;
    c += 1 + (c[1] == '.');
    return (size_t)(c - text);
}

static bool take_word(struct found *found, const char **text)
{
    size_t length = half_length(*text);
    if (length) {
        found->half = **text;
        *text += length;
        return true;
    }
    while (time_is_letter((*text)[length]))
        length++;
    const char *word = *text;
    int month = find_month(word, length);
    *text += length;
    if (month && !found->month) {
        found->month = month;
        found->month_at = found->count;
        *text += strspn(*text, "./-");
        return true;
    }
    *text += **text == '.';
    if (time_is_word("at um a as de del las den le the of kl klo uhr h t z utc gmt", word, length))
        return true;
    /* The name of a day stands before all else, that of a zone behind the time. */
    return (!found->count && !found->month && !found->has_time) || (found->has_time && length <= 5);
}

/* ---- numbers ---- */

static int take_number(const char **text, int *digits)
{
    int number = 0;
    *digits = 0;
    for (; sa_text_is_digit(**text) && *digits < 5; ++*text, ++*digits)
        number = number * 10 + (**text - '0');
    return number;
}

/* What stands behind an hour: minutes, perhaps seconds and their fraction. */
static bool take_time(struct found *found, const char **text, int hour)
{
    int digits;
    char separator = *(*text)++;
    found->has_time = true;
    found->hour = hour;
    found->minute = take_number(text, &digits);
    if (digits != 2 || found->minute > 59)
        return false;
    if (**text == separator || **text == ':') {
        ++*text;
        if (sa_text_is_digit(**text)) {
            found->second = take_number(text, &digits);
            if (digits != 2 || found->second > 60)
                return false;
        }
    }
    if ((**text == '.' || **text == ',') && sa_text_is_digit((*text)[1]))
        for (++*text; sa_text_is_digit(**text); ++*text)
            ;
    return true;
}

/* "+01:00", "-0800", "+1" behind a time. */
static bool take_offset(struct found *found, const char **text)
{
    int digits;
    int sign = *(*text)++ == '-' ? -1 : 1;
    int hours = take_number(text, &digits);
    int minutes = 0;
    if (digits == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (digits > 2 || digits == 0)
        return false;
    else if (**text == ':') {
        ++*text;
        minutes = take_number(text, &digits);
        if (digits != 2)
            return false;
    }
    found->offset = sign * ((long)hours * HOUR + (long)minutes * 60);
    return hours <= 14 && minutes <= 59;
}

/* A part of the day, or the time. */
static bool take_digits(struct found *found, const char **text)
{
    int digits;
    int number = take_number(text, &digits);
    bool whole_day = found->count == NUMBERS || (found->month && found->count == NUMBERS - 1);
    bool clock =
        **text == ':' || (**text == 'h' && sa_text_is_digit((*text)[1])) || (**text == '.' && whole_day);
    if (clock && !found->has_time)
        return digits <= 2 && take_time(found, text, number);
    if (found->count == NUMBERS || digits > 4)
        return false;
    found->numbers[found->count] = number;
    found->digits[found->count++] = digits;
    if (time_is_letter(**text) && !time_is_letter((*text)[2]) && time_is_letter((*text)[1]) &&
        time_is_word("st nd rd th er", *text, 2))
        *text += 2;
    found->dotted = found->dotted || (**text == '.' && found->count < NUMBERS);
    *text += **text == '/' || **text == '-' || **text == '.';
    return true;
}

static bool read_parts(struct found *found, const char *text)
{
    *found = (struct found){0};
    while (*text && *text != '(') {
        bool good = true;
        if (sa_text_is_digit(*text))
            good = take_digits(found, &text);
        else if (time_is_letter(*text))
            good = take_word(found, &text);
        else if ((*text == '+' || *text == '-') && found->has_time)
            good = take_offset(found, &text);
        else if (*text == ' ' || *text == ',' || *text == '\'')
            text++;
        else
            good = false;
        if (!good)
            return false;
    }
    if (found->half && (!found->has_time || found->hour < 1 || found->hour > 12))
        return false;
    if (found->half)
        found->hour = found->hour % 12 + (found->half == 'p' ? 12 : 0);
    return found->hour < 24 && (*text == '\0' || found->has_time);
}

/* ---- the day ---- */

/* The place of year, month and day among the numbers. */
static bool place_parts(const struct found *found, unsigned order, int *year, int *month, int *day)
{
    const int *number = found->numbers;
    bool year_first = found->digits[0] == 4;
    if (found->month) {
        int at = year_first ? 0 : 1;
        *year = at;
        *month = -1;
        *day = 1 - at;
        return found->count == 2;
    }
    if (found->count != NUMBERS)
        return false;
    bool short_years = found->digits[0] == 2 && found->digits[2] <= 2;
    if (year_first || order == SA_YEAR_FIRST) {
        *year = 0, *month = 1, *day = 2;
        return year_first || short_years;
    }
    *year = 2;
    *month = order == SA_MONTH_FIRST ? 0 : 1;
    *day = 1 - *month;
    return number[*month] <= 12;
}

static bool make_time(const struct found *found, unsigned order, time_t *out)
{
    int year, month, day;
    if (!place_parts(found, order, &year, &month, &day) || found->digits[day] > 2 ||
        (found->digits[year] != 4 && found->digits[year] != 2) || (month >= 0 && found->digits[month] > 2))
        return false;
    struct tm when = {.tm_year = found->numbers[year] - (found->digits[year] == 2 ? -100 : 1900),
                      .tm_mon = (month < 0 ? found->month : found->numbers[month]) - 1,
                      .tm_mday = found->numbers[day],
                      .tm_hour = found->hour,
                      .tm_min = found->minute,
                      .tm_sec = found->second};
    const struct tm given = when;
    if (given.tm_year < 70 || given.tm_year > 300)
        return false;
    *out = timegm(&when);
    bool real = when.tm_mon == given.tm_mon && when.tm_mday == given.tm_mday && when.tm_year == given.tm_year;
    *out -= found->offset;
    return real || (given.tm_sec == 60 && given.tm_mon >= 0 && given.tm_mon < 12);
}

static bool read_text(struct found *found, const char *text)
{
    char plain[LONGEST];
    return make_plain(plain, text) && read_parts(found, plain);
}

void sa_times_see(struct sa_times *times, const char *text, const char *now)
{
    struct found found;
    unsigned possible = 0;
    unsigned likely = 0;
    time_t today = 0;
    bool known = sa_time_parse(&today, now, NULL) == 0;
    if (!read_text(&found, text))
        return;
    for (unsigned order = SA_MONTH_FIRST; order < SA_ANY_ORDER; order *= 2) {
        time_t when;
        if (!make_time(&found, order, &when))
            continue;
        bool strange = (known && (when > today + DAY || when < today - (time_t)YEARS_BACK * 366 * DAY)) ||
                       (found.dotted && order == SA_MONTH_FIRST);
        possible |= order;
        likely |= strange ? 0 : order;
    }
    if (possible) {
        times->possible &= possible;
        times->likely &= likely;
    }
}

unsigned sa_times_orders(const struct sa_times *times)
{
    unsigned likely = times->possible & times->likely;
    return likely ? likely : times->possible ? times->possible : SA_ANY_ORDER;
}

enum sa_time_read sa_time_read(char out[20], const char *text, unsigned orders)
{
    struct found found;
    time_t first = 0;
    bool any = false;
    if (!read_text(&found, text))
        return SA_TIME_NONE;
    for (unsigned order = SA_MONTH_FIRST; order < SA_ANY_ORDER; order *= 2) {
        time_t when;
        if (!(orders & order) || !make_time(&found, order, &when))
            continue;
        if (any && when != first)
            return SA_TIME_UNSURE;
        any = true;
        first = when;
    }
    struct tm parts;
    return any && gmtime_r(&first, &parts) && strftime(out, 20, "%Y-%m-%d %H:%M:%S", &parts) == 19
               ? SA_TIME_READ
               : SA_TIME_NONE;
}
