/** The languages the page speaks. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** A sentence in every language; a missing translation is a type error. */
export type Text = Readonly<Record<Language, string>>;
