// A target needs a source; this one only owns precompiled headers.
