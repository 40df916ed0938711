/** What is said of the models that look at files. */
export const inferenceMessages = {
  'inference.model-missing': '{model} is not installed: its part “{file}” was not found.',
  'inference.model-unknown': 'Mantel knows no model called {model}.',
  'inference.model-wrong-size': '{model} is damaged: its part “{file}” should have {expected} bytes and has {size}. Install Mantel’s packages again.',
  'inference.model-wrong-hash': '{model} is not the one that Mantel was tested with: its part “{file}” has other content. It is not used. Install Mantel’s packages again.',
  'inference.model-too-large': '{model} is not used: its part “{file}” has {size} bytes, more than the {limit} allowed.',
  'inference.model-not-onnx': '{model} is not used: its part “{file}” is not an ONNX file.',
} as const
