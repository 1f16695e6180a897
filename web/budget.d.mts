/** The files of dist/ that are fetched for the first picture. */
export function firstLoad(): string[];
