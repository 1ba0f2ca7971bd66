package org.glassgpt.figure;

/** A part of a picture; later ones lie over earlier ones. All immutable. */
public sealed interface Element permits Group, Label, Box, Line, Heatmap, Curve, Dots {}
