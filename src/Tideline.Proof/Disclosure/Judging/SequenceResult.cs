namespace Tideline.Proof.Disclosure.Judging;

/// <summary>What the attack on one country's releases came to.</summary>
/// <param name="Name">How to make it again: the kind of country and its seed.</param>
/// <param name="Areas">Of the country.</param>
/// <param name="Released">Releases by the gate.</param>
/// <param name="Refused">What the gate said of those that it refused.</param>
/// <param name="Gate">On the gate's releases.</param>
/// <param name="Twin">On those of a threshold alone.</param>
/// <param name="Guesses">On the gate's, of who supposes that no estimate is below 0; null where nothing is taken away from those seen, so that none is.</param>
internal sealed record SequenceResult(
    string Name, int Areas, int Released, IReadOnlyList<string> Refused, Verdict Gate, Verdict Twin, Verdict? Guesses = null);
