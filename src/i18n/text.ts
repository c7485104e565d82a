/** The languages the page speaks. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

/** A sentence in every language; a missing translation is a type error. */
export type Text = Readonly<Record<Language, string>>;
