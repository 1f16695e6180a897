/** The looks of the page: both themes in both languages. The short run takes each theme and each language once; the long run all. */
export interface Look {
  theme: 'light' | 'dark';
  language: 'en' | 'es';
}

const ALL: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'es'] as const).map((language) => ({ theme, language })),
);

export const inThisRun = ({ theme, language }: Look): boolean =>
  Boolean(process.env.VAMOS_LONG) || (theme === 'light') === (language === 'en');

export const LOOKS = ALL.filter(inThisRun);
