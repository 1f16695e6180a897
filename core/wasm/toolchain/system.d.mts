/** Where the browsers of the tests are; nothing where they are not. */
export function chromium(): string | undefined;
export function firefox(): string | undefined;
export function webkit(): { driver: string; browser: string } | undefined;
