/* /composite: 25 questions go as one POST, which counts as one call (REST API Developer Guide, "Composite"; at most five may be
 * queries). /tooling/composite takes those of the Tooling API and nothing else. */
#ifndef SYNCAUDIT_SALESFORCE_COMPOSITE_H
#define SYNCAUDIT_SALESFORCE_COMPOSITE_H

#include "fetch/service.h"

extern const struct sa_packing sa_composite_packing;

#endif
