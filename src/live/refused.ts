import type { Text } from '../i18n/text';

/** Something that cannot be done here, for a reason in every language of the page: no fault of a program. The message is in English. */
export class Refused extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}
