/** What of an embed can change while it runs: by its address at first, then by what its host says. */
import type { EmbedAddress } from './address';

export type EmbedSettings = Pick<EmbedAddress, 'views' | 'head' | 'controls' | 'locked'>;

export const settingsOf = ({ views, head, controls, locked }: EmbedAddress): EmbedSettings => ({
  views,
  head,
  controls,
  locked,
});
