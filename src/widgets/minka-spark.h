#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MINKA_TYPE_SPARK (minka_spark_get_type ())
G_DECLARE_FINAL_TYPE (MinkaSpark, minka_spark, MINKA, SPARK, GtkWidget)

GtkWidget *minka_spark_new (void);
void minka_spark_clear (MinkaSpark *self);
void minka_spark_add (MinkaSpark *self, int part, int whole);

G_END_DECLS
