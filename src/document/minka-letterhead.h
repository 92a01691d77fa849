#pragma once

#include "minka-paper.h"
#include "minka-plan.h"

G_BEGIN_DECLS

gboolean minka_words_are_blank (const char *text);
char *minka_words_join (const char *separator, const char *const *parts, guint n);
char *minka_words_without_stop (const char *text);
const char *minka_letterhead_body (MinkaPlan *plan);
char *minka_letterhead_place (MinkaPlan *plan);
void minka_letterhead_add (MinkaPaper *paper, MinkaPlan *plan);
void minka_letterhead_set_margins (MinkaPaper *paper, MinkaPlan *plan);

G_END_DECLS
