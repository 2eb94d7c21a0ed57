namespace Tideline.Pipeline.Daily;

/// <summary>Events of a local day that were dropped because nobody can have travelled to and from them.</summary>
/// <param name="Subscribers">Distinct subscribers with such an event.</param>
public sealed record TeleportTotals(long Events, long Subscribers);
