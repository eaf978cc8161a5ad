/* The row that a word was meant for: see include/syncaudit/sql.h. */
#include <stdlib.h>
#include <string.h>

#include "syncaudit/nearest.h"
#include "syncaudit/sql.h"

/* Two lists of owned texts, NULL-terminated: what things are called, and what each is. */
struct forms {
    char **form, **name;
    size_t count;
};

static int forms_grow(struct forms *forms)
{
    size_t room = 2 * (forms->count + 1);
    if ((forms->count & (forms->count + 1)) != 0)
        return SA_OK; /* they have room for a power of two, the NULL at their end among them */
    char **form = realloc(forms->form, room * sizeof *form);
    if (form)
        forms->form = form;
    char **name = form ? realloc(forms->name, room * sizeof *name) : NULL;
    if (name)
        forms->name = name;
    return name ? SA_OK : SA_ENOMEM;
}

static int forms_add(struct forms *forms, const char *form, const char *name)
{
    if (forms_grow(forms))
        return SA_ENOMEM;
    size_t i = forms->count++;
    forms->form[i] = strdup(form);
    forms->name[i] = strdup(name);
    forms->form[i + 1] = NULL;
    return forms->form[i] && forms->name[i] ? SA_OK : SA_ENOMEM;
}

static void forms_release(struct forms *forms)
{
    for (size_t i = 0; i < forms->count; i++) {
        free(forms->form[i]);
        free(forms->name[i]);
    }
    free(forms->form);
    free(forms->name);
}

int sa_sql_nearest(char **out, sqlite3_stmt *rows, const char *word, struct sa_error *error)
{
    struct forms forms = {0};
    int rc = SA_OK;
    *out = NULL;
    while (sa_sql_each(rows, &rc, error))
        if (forms_add(&forms, sa_sql_text(rows, 0), sa_sql_text(rows, 1)))
            rc = sa_error_memory(error);
    const char *nearest =
        rc == SA_OK && forms.count ? sa_nearest(word, (const char *const *)forms.form) : NULL;
    for (size_t i = 0; nearest && !*out && i < forms.count; i++) {
        if (forms.form[i] == nearest) {
            *out = forms.name[i];
            forms.name[i] = NULL;
        }
    }
    forms_release(&forms);
    return rc;
}
