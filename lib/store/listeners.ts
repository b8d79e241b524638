/** Callbacks of this process for ids whose journal grew. */
export interface Listeners {
  /** Returns what takes the listener off again. */
  add(listener: (diagnosisId: string) => void): () => void;
  tell(diagnosisId: string): void;
}

/** Creates an empty set of listeners. */
export function createListeners(): Listeners {
  const listeners = new Set<(diagnosisId: string) => void>();
  return {
    add(listener) {
      // Wrapped, so that adding one function twice gives two registrations with two ends.
      const entry = (id: string) => listener(id);
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
    tell(diagnosisId) {
      for (const listener of [...listeners]) {
        try {
          listener(diagnosisId);
        } catch (cause) {
          // A failing reader must undo neither a write that is already stored nor what other readers hear.
          process.emitWarning(new Error('A listener for journal entries threw.', { cause }));
        }
      }
    },
  };
}
