#include "minka-error.h"

G_DEFINE_QUARK (minka - error - quark, minka_error)
