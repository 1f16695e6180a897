/** Sharing and keeping, in English. */
export default {
  'share.link.title': 'A link to this',
  'share.link.label': 'Link',
  'share.holds.weights':
    'The link holds the trained weights themselves: whoever opens it sees step {step}, bit for bit.',
  'share.holds.recipe':
    'These weights are too many for a link, so it holds the recipe: whoever opens it trains again to step {step}, and arrives at the same bits.',
  'share.turbo': 'Turbo rounds differently on each machine, so there the bits may differ.',
  'share.copy': 'Copy',
  'share.length': '{count} of at most {limit} characters.',
  'share.said.copied': 'Copied.',
  'share.said.selected': 'The link is selected: copy it with Ctrl + C or ⌘ C.',
  'share.training': 'As soon as training pauses there is a link to it.',
  'share.making': 'Packing…',
  'share.file.title': 'A model file',
  'share.file.explain':
    'A safetensors file with PyTorch’s names and shapes, the optimizer’s state and the sentences: opened again, training goes on as if nothing had been. You can also drop one here.',
  'share.file.save': 'Save model file',
  'share.file.open': 'Open model file',
  'resume.label': 'From your last visit',
  'resume.offer': 'Resume {lesson} at step {step}?',
  'resume.resume': 'Resume',
  'resume.forget': 'Forget',
} as const;
