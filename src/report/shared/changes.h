/* What changed since an earlier snapshot, for programs. */
#ifndef SYNCAUDIT_REPORT_CHANGES_H
#define SYNCAUDIT_REPORT_CHANGES_H

#include "report/shared/document.h"
#include "syncaudit/report.h"

/* changes.json, and what diff --json prints. Its keys and their order are a contract: keys are only ever added. */
extern const struct sa_document_member sa_changes_document[];

/* Whether the snapshot was compared with an earlier one (sa_diff_run). */
int sa_changes_compared(struct sa_snapshot *snapshot, bool *compared, struct sa_error *error);

#endif
