/**
 * What one layer of ReLUs makes of the scale of what comes through it, when its weights have mean 0 and deviation `sd`: half of a
 * symmetric distribution's square is above 0, and as many such squares are added as there are inputs, so that the mean square
 * grows by sd²·width/2, exactly; this is its root (He et al., 2015, section 2.2). 1 at sd = √(2/width).
 */
export const reluGain = (width: number, sd: number): number => sd * Math.sqrt(width / 2);
