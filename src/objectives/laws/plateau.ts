/**
 * ½(s − ab)² by gradient flow from a = b = √u₀ (Saxe, McClelland and Ganguli, 2014): the product ab at time t, which is
 * rate times updates for small rates. It stays near u₀ for about ln(s/u₀)/(2s).
 */
export const productAt = (s: number, u0: number, t: number): number => s / (1 + (s / u0 - 1) * Math.exp(-2 * s * t));
