/* What can be asked for: one table. See marketo.h, and answers.sql for the views. */
#include <stdio.h>
#include <string.h>

#include "marketo.h"

#define V1 "/rest/v1/"
#define ASSET "/rest/asset/v1/"
#define V2 "/rest/asset/v2/"

#define ASSETS "Read-Only Assets"
#define LEADS "Read-Only Lead"
#define CUSTOM "Read-Only Custom Object"
#define SCHEMA "Read-Write Schema Standard Field" /* or the one for custom fields */

#define LIST "SELECT body FROM listed WHERE kind = :kind ORDER BY place"
#define ONE "SELECT body FROM detail WHERE kind = :kind AND id = :id"
#define NAMED                                                                                                \
    "SELECT body FROM shaped_record WHERE kind = :kind AND body ->> '$.name' = argument('name') ORDER BY place"
#define PART "SELECT body FROM part WHERE kind = :kind AND id = :id AND member = :member ORDER BY place"
#define TEXT "SELECT body FROM text_part WHERE kind = :kind AND id = :id AND member = :member"
#define DYNAMIC "SELECT body FROM dynamic WHERE kind = :kind AND id = :id AND content_id = :second"
#define USED_BY "SELECT body FROM used_by WHERE kind = :kind AND id = :id"
#define OWN_LIST "SELECT body FROM own_list WHERE kind = :kind AND id = :id"
#define SCHEMA_LIST "SELECT body FROM schema_field WHERE object = :member ORDER BY place"
#define SCHEMA_ONE "SELECT body FROM schema_field WHERE object = :member AND name = :id"
#define DESCRIBE "SELECT body FROM object_described WHERE object = :member"
#define NEW_LIST "SELECT record FROM seen WHERE kind = :kind ORDER BY place"
#define NEW_ONE "SELECT record FROM seen WHERE kind = :kind AND id = :id"

static const struct sim_question questions[] = {
    /* fields */
    {V1 "leads/describe.json", LEADS, SIM_WHOLE_LIST, NULL, NULL,
     "SELECT body FROM described WHERE object = 'lead' ORDER BY place"},
    {V1 "leads/describe2.json", LEADS, SIM_WHOLE_LIST, NULL, "lead", DESCRIBE},
    {V1 "leads/schema/fields.json", SCHEMA, SIM_PAGE_TOKEN, NULL, "lead", SCHEMA_LIST},
    {V1 "leads/schema/fields/*.json", SCHEMA, SIM_WHOLE_LIST, NULL, "lead", SCHEMA_ONE},
    {V1 "companies/describe.json", "Read-Only Company", SIM_WHOLE_LIST, NULL, "company", DESCRIBE},
    {V1 "companies/schema/fields.json", SCHEMA, SIM_PAGE_TOKEN, NULL, "company", SCHEMA_LIST},
    {V1 "companies/schema/fields/*.json", SCHEMA, SIM_WHOLE_LIST, NULL, "company", SCHEMA_ONE},
    {V1 "opportunities/describe.json", "Read-Only Opportunity", SIM_WHOLE_LIST, NULL, "opportunity",
     DESCRIBE},
    {V1 "opportunities/roles/describe.json", "Read-Only Opportunity", SIM_WHOLE_LIST, NULL,
     "opportunity role", DESCRIBE},
    {V1 "opportunities/schema/fields.json", SCHEMA, SIM_PAGE_TOKEN, NULL, "opportunity", SCHEMA_LIST},
    {V1 "opportunities/schema/fields/*.json", SCHEMA, SIM_WHOLE_LIST, NULL, "opportunity", SCHEMA_ONE},
    {V1 "namedaccounts/describe.json", "Read-Only Named Account", SIM_WHOLE_LIST, NULL, "named account",
     DESCRIBE},
    {V1 "namedaccounts/schema/fields.json", SCHEMA, SIM_PAGE_TOKEN, NULL, "named account", SCHEMA_LIST},
    {V1 "namedaccounts/schema/fields/*.json", SCHEMA, SIM_WHOLE_LIST, NULL, "named account", SCHEMA_ONE},
    {V1 "salespersons/describe.json", "Read-Only Sales Person", SIM_WHOLE_LIST, NULL, "sales person",
     DESCRIBE},
    {V1 "programs/members/describe.json", LEADS, SIM_WHOLE_LIST, NULL, "program member", DESCRIBE},
    {V1 "program/members/describe.json", LEADS, SIM_WHOLE_LIST, NULL, "program member", DESCRIBE},
    {V1 "programs/members/schema/fields.json", SCHEMA, SIM_PAGE_TOKEN, NULL, "program member", SCHEMA_LIST},
    {V1 "programs/members/schema/fields/*.json", SCHEMA, SIM_WHOLE_LIST, NULL, "program member", SCHEMA_ONE},
    /* custom objects */
    {V1 "customobjects.json", CUSTOM, SIM_WHOLE_LIST, NULL, NULL,
     "SELECT listed FROM custom_object WHERE state LIKE 'approved%' ORDER BY place"},
    {V1 "customobjects/schema.json", CUSTOM, SIM_WHOLE_LIST, NULL, NULL,
     "SELECT schema FROM custom_object ORDER BY place"},
    {V1 "customobjects/schema/*/describe.json", CUSTOM, SIM_WHOLE_LIST, NULL, NULL,
     "SELECT schema FROM custom_object WHERE name = :id"},
    {V1 "customobjects/schema/*/dependentAssets.json", CUSTOM, SIM_WHOLE_LIST, NULL, NULL,
     "SELECT body FROM dependent_asset WHERE name = :id ORDER BY place"},
    {V1 "customobjects/*/describe.json", CUSTOM, SIM_WHOLE_LIST, NULL, NULL,
     "SELECT described FROM custom_object WHERE name = :id"},
    /* what happens, and what was asked */
    {V1 "activities/types.json", "Read-Only Activity Metadata", SIM_WHOLE_LIST, NULL, NULL,
     "SELECT record FROM seen WHERE kind = 'activitytypes' ORDER BY place"},
    {V1 "stats/usage.json", NULL, SIM_WHOLE_LIST, NULL, NULL, "SELECT body FROM usage"},
    {V1 "stats/usage/last7days.json", NULL, SIM_WHOLE_LIST, NULL, NULL, "SELECT body FROM usage"},
    {V1 "stats/errors.json", NULL, SIM_WHOLE_LIST, NULL, NULL, "SELECT body FROM failures"},
    {V1 "stats/errors/last7days.json", NULL, SIM_WHOLE_LIST, NULL, NULL, "SELECT body FROM failures"},
    /* lists of people */
    {ASSET "smartLists.json", ASSETS, SIM_OFFSET, "smartlists", NULL, LIST},
    {ASSET "smartList/byName.json", ASSETS, SIM_WHOLE_LIST, "smartlists", NULL, NAMED},
    {ASSET "smartList/rules.json", ASSETS, SIM_OFFSET, NULL, NULL,
     "SELECT record FROM seen WHERE kind = 'smartlistrules' ORDER BY place"},
    {ASSET "smartList/*.json", ASSETS, SIM_WHOLE_LIST, "smartlists", NULL, ONE},
    {ASSET "staticLists.json", ASSETS, SIM_OFFSET, "staticlists", NULL, LIST},
    {ASSET "staticList/*.json", ASSETS, SIM_WHOLE_LIST, "staticlists", NULL, ONE},
    {ASSET "segmentation.json", ASSETS, SIM_WHOLE_LIST, "segmentations", NULL, LIST},
    {ASSET "segmentation/*/segments.json", ASSETS, SIM_OFFSET, "segmentations", "segments", PART},
    /* campaigns and programs */
    {ASSET "smartCampaigns.json", ASSETS, SIM_OFFSET, "smartcampaigns", NULL, LIST},
    {ASSET "smartCampaign/byName.json", ASSETS, SIM_WHOLE_LIST, "smartcampaigns", NULL, NAMED},
    {ASSET "smartCampaign/flowSteps.json", ASSETS, SIM_OFFSET, NULL, NULL,
     "SELECT record FROM seen WHERE kind = 'flowsteps' ORDER BY place"},
    {ASSET "smartCampaign/flowStepTypes.json", ASSETS, SIM_OFFSET, NULL, NULL,
     "SELECT record FROM seen WHERE kind = 'flowsteptypes' ORDER BY place"},
    {ASSET "smartCampaign/rules.json", "Read-Write Assets", SIM_OFFSET, NULL, NULL,
     "SELECT record FROM seen WHERE kind = 'smartcampaignrules' ORDER BY place"},
    {ASSET "smartCampaign/*.json", ASSETS, SIM_WHOLE_LIST, "smartcampaigns", NULL, ONE},
    {ASSET "smartCampaign/*/smartList.json", ASSETS, SIM_WHOLE_LIST, "smartcampaigns", "rules", OWN_LIST},
    {ASSET "smartCampaign/*/usedBy.json", ASSETS, SIM_WHOLE_LIST, "smartcampaigns", "usedBy", USED_BY},
    {ASSET "programs.json", ASSETS, SIM_OFFSET, "programs", NULL, LIST},
    {ASSET "program/byName.json", ASSETS, SIM_WHOLE_LIST, "programs", NULL, NAMED},
    {ASSET "program/*.json", ASSETS, SIM_WHOLE_LIST, "programs", NULL, ONE},
    {ASSET "program/*/smartList.json", ASSETS, SIM_WHOLE_LIST, "programs", "rules", OWN_LIST},
    {ASSET "channels.json", ASSETS, SIM_OFFSET, "channels", NULL, LIST},
    {ASSET "tagTypes.json", ASSETS, SIM_OFFSET, "tagtypes", NULL, LIST},
    /* forms */
    {ASSET "forms.json", ASSETS, SIM_OFFSET, "forms", NULL, LIST},
    {ASSET "form/byName.json", ASSETS, SIM_WHOLE_LIST, "forms", NULL, NAMED},
    {ASSET "form/fields.json", ASSETS, SIM_OFFSET, NULL, NULL,
     "SELECT body FROM form_available WHERE object = 'lead' ORDER BY place"},
    {ASSET "form/programMemberFields.json", ASSETS, SIM_OFFSET, NULL, NULL,
     "SELECT body FROM form_available WHERE object = 'program member' ORDER BY place"},
    {ASSET "form/*.json", ASSETS, SIM_WHOLE_LIST, "forms", NULL, ONE},
    {ASSET "form/*/fields.json", ASSETS, SIM_WHOLE_LIST, "forms", "fields",
     "SELECT body FROM form_field WHERE id = :id ORDER BY place, inner_place"},
    {ASSET "form/*/thankYouPage.json", ASSETS, SIM_WHOLE_LIST, "forms", "thankYouList",
     "SELECT body FROM thank_you WHERE id = :id"},
    {ASSET "form/*/usedBy.json", ASSETS, SIM_OFFSET, "forms", "usedBy", PART},
    /* mails */
    {ASSET "emails.json", ASSETS, SIM_OFFSET, "emails", NULL, LIST},
    {ASSET "email/byName.json", ASSETS, SIM_WHOLE_LIST, "emails", NULL, NAMED},
    {ASSET "email/*.json", ASSETS, SIM_WHOLE_LIST, "emails", NULL, ONE},
    {ASSET "email/*/content.json", ASSETS, SIM_WHOLE_LIST, "emails", "content", PART},
    {ASSET "email/*/dynamicContent/*.json", ASSETS, SIM_WHOLE_LIST, "emails", "dynamicContent", DYNAMIC},
    {ASSET "email/*/variables.json", ASSETS, SIM_WHOLE_LIST, "emails", "variables", PART},
    {ASSET "email/*/fullContent.json", ASSETS, SIM_WHOLE_LIST, "emails", "fullContent", TEXT},
    {ASSET "emailTemplates.json", ASSETS, SIM_OFFSET, "emailtemplates", NULL, LIST},
    {ASSET "emailTemplate/byName.json", ASSETS, SIM_WHOLE_LIST, "emailtemplates", NULL, NAMED},
    {ASSET "emailTemplate/*.json", ASSETS, SIM_WHOLE_LIST, "emailtemplates", NULL, ONE},
    {ASSET "emailTemplate/*/content.json", ASSETS, SIM_WHOLE_LIST, "emailtemplates", "content", TEXT},
    {ASSET "emailTemplate/*/content", ASSETS, SIM_WHOLE_LIST, "emailtemplates", "content", TEXT},
    {ASSET "emailTemplates/*/usedBy.json", ASSETS, SIM_OFFSET, "emailtemplates", "usedBy", PART},
    {V2 "email/filter", ASSETS, SIM_PAGE_INDEX, "newemails", NULL, NEW_LIST},
    {V2 "emailtemplate/filter", ASSETS, SIM_PAGE_INDEX, "newemailtemplates", NULL, NEW_LIST},
    {V2 "fragment/filter", ASSETS, SIM_PAGE_INDEX, "fragments", NULL, NEW_LIST},
    {V2 "email/*", ASSETS, SIM_WHOLE_LIST, "newemails", NULL, NEW_ONE},
    {V2 "emailtemplate/*", ASSETS, SIM_WHOLE_LIST, "newemailtemplates", NULL, NEW_ONE},
    {V2 "fragment/*", ASSETS, SIM_WHOLE_LIST, "fragments", NULL, NEW_ONE},
    /* pages, snippets */
    {ASSET "landingPages.json", ASSETS, SIM_OFFSET, "landingpages", NULL, LIST},
    {ASSET "landingPage/byName.json", ASSETS, SIM_WHOLE_LIST, "landingpages", NULL, NAMED},
    {ASSET "landingPage/*.json", ASSETS, SIM_WHOLE_LIST, "landingpages", NULL, ONE},
    {ASSET "landingPage/*/content.json", ASSETS, SIM_WHOLE_LIST, "landingpages", "content", PART},
    {ASSET "landingPage/*/dynamicContent/*.json", ASSETS, SIM_WHOLE_LIST, "landingpages", "dynamicContent",
     DYNAMIC},
    {ASSET "landingPage/*/variables.json", ASSETS, SIM_WHOLE_LIST, "landingpages", "variables", PART},
    {ASSET "landingPage/*/fullContent.json", ASSETS, SIM_WHOLE_LIST, "landingpages", "fullContent", TEXT},
    {ASSET "landingPageTemplates.json", ASSETS, SIM_OFFSET, "landingpagetemplates", NULL, LIST},
    {ASSET "landingPageTemplate/*.json", ASSETS, SIM_WHOLE_LIST, "landingpagetemplates", NULL, ONE},
    {ASSET "landingPageTemplate/*/content.json", ASSETS, SIM_WHOLE_LIST, "landingpagetemplates", "content",
     TEXT},
    {ASSET "snippets.json", ASSETS, SIM_OFFSET, "snippets", NULL, LIST},
    {ASSET "snippet/*.json", ASSETS, SIM_WHOLE_LIST, "snippets", NULL, ONE},
    {ASSET "snippet/*/content.json", ASSETS, SIM_WHOLE_LIST, "snippets", "content", PART},
    {ASSET "snippet/*/dynamicContent.json", ASSETS, SIM_WHOLE_LIST, "snippets", "dynamicContent", PART},
    /* folders and tokens */
    {ASSET "folders.json", ASSETS, SIM_OFFSET, NULL, NULL, "SELECT body FROM folder_listed ORDER BY place"},
    {ASSET "folder/byName.json", ASSETS, SIM_WHOLE_LIST, "folders", NULL, NAMED},
    {ASSET "folder/*.json", ASSETS, SIM_WHOLE_LIST, NULL, NULL,
     "SELECT body FROM folder_detail WHERE type = argument('type') AND id = :id"},
    {ASSET "folder/*/content.json", ASSETS, SIM_OFFSET, NULL, NULL,
     "SELECT body FROM folder_content WHERE folder = CAST(:id AS INTEGER)"
     " AND type = lower(argument('type')) ORDER BY place"},
    {ASSET "folder/*/tokens.json", ASSETS, SIM_WHOLE_LIST, NULL, NULL,
     "SELECT body FROM token WHERE type = coalesce(argument('folderType'), 'Folder') AND id = :id"},
};

/* Matches step by step; what each star stands for goes into `stars`. A star takes what a step has before the pattern goes on. */
static bool fits(const char *pattern, const char *path, char stars[2][SIM_STAR_SIZE])
{
    size_t star = 0;
    while (*pattern) {
        if (*pattern != '*') {
            if (*pattern++ != *path++)
                return false;
            continue;
        }
        size_t rest = strcspn(++pattern, "/*");
        size_t step = strcspn(path, "/");
        if (step <= rest || star == 2)
            return false;
        snprintf(stars[star++], SIM_STAR_SIZE, "%.*s", (int)(step - rest), path);
        path += step - rest;
    }
    return !*path;
}

const struct sim_question *sim_question_find(const char *path, char stars[2][SIM_STAR_SIZE])
{
    stars[0][0] = stars[1][0] = '\0';
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        if (fits(questions[i].path, path, stars))
            return &questions[i];
    return NULL;
}
