/** A sentence for every code that the engine or the page gives; `{name}` is a parameter. */
export default {
  empty_text: 'There is no word in it. Type a sentence.',
  shown_earlier: 'Still the sentence before: “{sentence}”. What you typed was not read.',
  too_long: 'That is {length} tokens long; this model reads at most {limit}.',
  bad_option: '{field} has a value that does not exist. It can be: {allowed}.',
  out_of_range: '{field} is {value}; it must be between {min} and {max}.',
  not_divisible: 'The width {dModel} cannot be shared evenly among {heads} heads.',
  odd_width: 'Sine and cosine positions come in pairs, so the width cannot be the odd number {dModel}.',
  no_examples: 'There is no sentence pair to learn from.',
  empty_example: 'Sentence pair {index} has an empty side.',
  memory_limit: 'This model needs {megabytes} MB; the limit is {limit} MB. Use fewer or shorter sentences.',
  unknown_option: 'There is no option named {field}.',
  wrong_type: '{field} has a value of the wrong type.',
  too_many_examples: 'There are more than {limit} sentence pairs. Use fewer.',
  text_too_large: 'That text is longer than {limit} characters. Use a shorter one.',
  not_finite: 'At step {step} a number in {tensor} stopped being finite. The last good weights are kept.',
  not_finite_value: '{name} was given a number that is not finite. Nothing was changed.',
  unknown_tensor: 'The model has no tensor called {name}.',
  wrong_size: '{name} holds {expected} numbers, not {actual}.',
  bad_token: 'Token {id} does not exist: the vocabulary has {vocabulary}.',
  batch_too_large: 'A batch of {rows} sentences is too large; the limit is {limit}.',
  no_translation: 'There is no attention to show before a sentence has been read.',
  disposed: 'This session has ended. Choose the lesson again.',
  no_simd: 'This browser has no WebAssembly SIMD, which the engine needs.',
  load_failed: 'The engine could not be loaded. Check the connection and try again.',
  engine_not_started:
    'The engine could not start. Try again; if that does not help, the server may be withholding the WebAssembly file.',
  worker_crashed: 'The engine stopped unexpectedly. Reload the page.',
  worker_replaced:
    'The engine stopped unexpectedly and was started again. It repeats the training up to step {step}: nothing is lost.',
  worker_replaced_turbo:
    'The engine stopped unexpectedly and was started again. It repeats the training up to step {step}; because of turbo its numbers may differ a little.',
  worker_replaced_edited:
    'The engine stopped unexpectedly and was started again. It repeats the training up to step {step}, without the weights that were set by hand.',
  worker_restarted: 'The engine stopped unexpectedly and was started again.',
  worker_rescued:
    'The engine stopped unexpectedly and was started again. The model is back as it was kept at step {step}.',
  worker_rescued_on:
    'The engine stopped unexpectedly and was started again. The model is back as it was kept at step {kept} and trains on to step {step}: nothing is lost.',
  worker_rescued_turbo:
    'The engine stopped unexpectedly and was started again. The model is back as it was kept at step {kept} and trains on to step {step}; because of turbo its numbers may differ a little.',
  worker_kept_again:
    'The engine stopped again at the same place. Here is the model as it was at step {step}; save it as a file before you go on.',
  worker_restarted_again:
    'The engine stopped again at the same place, and the lesson is at step 0. Reload the page, or train with other options.',
  out_of_memory:
    'This browser has no memory for a model of that size. Use a smaller model, fewer or shorter sentences, or close other tabs.',
  out_of_memory_back:
    'This browser had no memory left for that. The model of step {step} is back; use smaller options, or close other tabs.',
  turbo_not_loaded: 'Turbo could not be loaded. The model goes on without it.',
  turbo_not_left: 'The ordinary engine could not be loaded. Turbo stays on.',
  lesson_not_loaded: 'The sentences of this lesson could not be loaded. Check the connection and try again.',
  part_not_loaded: 'A part of the page could not be loaded. Check the connection and try again.',
  part_damaged: 'A part of the page arrived damaged. Save your model as a file if you need it, and reload the page.',
  file_too_large: 'That file is larger than {limit} MB.',
  file_not_checkpoint: 'That is not a saved model: it is no safetensors file.',
  file_truncated: 'That file ends too early. Copy or download it again, whole.',
  file_damaged: 'That file is damaged at {part}. Use another copy.',
  file_version: 'That file comes from a newer Vamos (version {version}; this one reads up to {limit}).',
  tensor_missing: 'That file has no tensor {name} of shape {expected}: it holds another kind of model.',
  tensor_unexpected: 'That file has a tensor {name} of shape {actual}, for which this kind of model has no place.',
  tensor_shape: 'The tensor {name} has shape {actual}; this model needs {expected}.',
  tensor_type: 'The tensor {name} has numbers of type {type}, which cannot be read.',
  no_vocabulary: 'That file does not say which words its model knows. Give the sentences that it was trained on.',
  vocabulary_size:
    'The model knows {expected} words and the sentences give {actual} ({field}). They must be the ones it was trained on.',
  beam_and_temperature: 'Choose beam search or a temperature, not both.',
  history_memory: 'The attention of that sentence is too large to keep for every moment. Choose a shorter one.',
  no_such_step: 'Step {step} cannot be gone to: the history reaches from {first} to {last}.',
  file_unreadable: 'That file could not be read as text.',
  file_unwritable: 'That file could not be written.',
  not_a_number: 'That is not a number.',
  no_pairs: 'No line could be used. Each line needs a sentence, a tab or a comma, and its translation.',
  no_pairs_commas:
    'No line could be used: with more than one comma it is not clear where the translation begins. Put a sentence that has commas in "double quotes".',
  link_damaged: 'This link is damaged: a part of it is missing or changed. Ask for it again. Here is Let’s go instead.',
  link_none: 'What follows the # in this address is not a Vamos link. Here is Let’s go instead.',
  link_old: 'This link was made by an older Vamos and cannot be read any more. Here is Let’s go instead.',
  link_newer: 'This link was made by a newer Vamos. Reload the page to get that one. Here is Let’s go instead.',
  link_too_long: 'This link is longer than 8,000 characters, which no link from here is. Here is Let’s go instead.',
  link_browser: 'This browser is too old to pack or unpack a link. Save a model file instead.',
  link_no_room:
    'This model and its sentences do not fit into {limit} characters, and there is no shorter way to say it. Save a model file instead.',
  link_retrains: 'This link holds a recipe. The model is trained again, up to step {step}.',
  link_engine:
    'This link was made with version {made} of the engine; this is version {here}. The model is trained again, up to step {step}, and its numbers may differ.',
  link_differs:
    'At step {step} the weights are not the same bits as those that were shared: turbo or another version of the engine rounds differently.',
  resume_gone: 'What was kept of this lesson is not there any more.',
  not_kept:
    'This browser cannot keep the model: its storage is full or switched off. Save the model as a file before you close the page.',
  kept_newer:
    'A newer Vamos keeps its models in this browser, and this one leaves them as they are. Reload the page, or save the model as a file.',
  kept_elsewhere:
    'Another tab has trained this lesson to step {step}, and this browser keeps that model. Save this one as a file if you want both.',
  kept_unreadable: 'What this browser had kept of this lesson is damaged. Train it again: that takes its place.',
  pictures_lost:
    'The browser took back the memory of the pictures and did not return it. Close other tabs and reload the page: your model is kept.',
  embed_unknown_setting: 'An embed has no setting “{name}”. It has: {known}.',
  embed_bad_setting: 'The setting “{name}” cannot be “{value}”. It can be: {known}.',
  embed_no_lesson: 'There is no lesson “{name}”, so this is the first one. There are: {known}.',
  embed_not_ready: 'The model was not ready in time. Wait for the embed’s “ready”, and ask again.',
};
