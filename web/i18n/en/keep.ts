import embed from './embed';

/** Sharing and keeping, in English; with the embed dialog, which is opened from there: a group of its own would make the first load longer. */
export default {
  ...embed,
  'share.link.title': 'A link to this',
  'share.link.label': 'Link',
  'share.holds.weights':
    'The link holds the trained weights themselves: whoever opens it sees step {step}, bit for bit.',
  'share.holds.recipe':
    'These weights are too many for a link, so it holds the recipe: whoever opens it trains again to step {step}, and arrives at the same bits.',
  'share.turbo': 'Turbo rounds differently on each machine, so there the bits may differ.',
  'share.own':
    'In it, readable for whoever has the link: {what}. They travel in the address itself, in the part after #, which browsers send to nobody.',
  'share.own.pairs': 'your {count} sentence pairs',
  'share.own.pair': 'your sentence pair',
  'share.own.sentence': 'the sentence that you typed',
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
  'share.file.copy.title': 'This page as a file',
  'share.file.copy.explain':
    'A copy of this very file that opens with the model as it stands: attach it to a mail, or upload it to a course. Your own pairs and the sentence on show are in it, readable.',
  'share.file.copy.save': 'Save a copy with this model',
  'torch.title': 'Take it to PyTorch',
  'torch.explain':
    'When a browser tab is too small: the same model goes on in PyTorch, with its words, its optimizer and its sentences, on as many machines as you have.',
  'torch.save': 'Save {name}',
  'torch.needs': 'Needs Python 3.8 and PyTorch 1.13, or newer, and nothing else. Put both files into one folder.',
  'torch.translate': 'Translate there:',
  'torch.train': 'Train there, on four processes:',
  'torch.back':
    'In {pairs} stands a sentence pair on each line, with a tab between. What PyTorch saves opens here again: files of up to 256 MB, models of up to some eight million weights.',
  'resume.label': 'From your last visit',
  'resume.offer': 'Resume {lesson} at step {step}?',
  'resume.resume': 'Resume',
  'resume.forget': 'Forget',
} as const;
