namespace Tideline.Governance;

/// <summary>How much a finding weighs.</summary>
public enum Weight
{
    /// <summary>Something must be written, decided or renewed before others may rely on the artefact.</summary>
    Missing,

    /// <summary>It was right once and is so no longer: a date passed, or what it speaks of was changed.</summary>
    Stale,

    /// <summary>It may not be done at all; no signature changes that.</summary>
    Refused,

    /// <summary>Better done otherwise; nothing waits for it.</summary>
    Advice,
}

/// <summary>What a rule found in an artefact of governance.</summary>
/// <param name="Code">Stays the same in every version: for letters, exercises and translations.</param>
/// <param name="Field">Path of what to mend, as in JSON: <c>actors[2].owner</c>; empty where it is the whole.</param>
/// <param name="Text">What is wrong and what to do, a sentence or two in English.</param>
/// <param name="Subject">The name, word or code of which the text speaks; null where it speaks of none.</param>
public sealed record Finding(string Code, string Field, string Text, string? Subject = null, Weight Weight = Weight.Missing);
