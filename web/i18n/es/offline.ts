import type en from '../en/offline';

const es: Record<keyof typeof en, string> = {
  'offline.ready': 'Hay una versión nueva de Vamos lista. Lo que has entrenado se conserva.',
  'offline.stale':
    'Hay una versión más reciente de Vamos y esta ya no puede cargar todas sus partes. Lo que has entrenado se conserva.',
  'offline.unkept':
    'Este navegador no ha conservado el modelo: guárdalo como archivo en «Compartir» o pulsa otra vez para recargar sin él.',
  'offline.reload': 'Recargar',
};

export default es;
