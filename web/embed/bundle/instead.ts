import { normalizePath, type Plugin } from 'vite';

/** Puts one module in another's place, wherever it is imported from: by the end of its path, or by its `#name`. */
export function instead(places: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'vamos-instead',
    enforce: 'pre',
    async resolveId(id, importer, options) {
      if (id.startsWith('#')) return places[id] ?? null;
      const found = await this.resolve(id, importer, { ...options, skipSelf: true });
      if (found === null) return null;
      const path = normalizePath(found.id);
      const place = Object.keys(places).find((end) => path.endsWith(`/${end}`));
      return place === undefined || importer === places[place] ? found : places[place]!;
    },
  };
}
