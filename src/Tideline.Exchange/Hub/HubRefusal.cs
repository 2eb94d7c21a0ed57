using Tideline.Domain;

namespace Tideline.Exchange.Hub;

/// <summary>Why a hub does not take a bundle. The code is stable; it stands in the register and in answers.</summary>
/// <param name="What">A phrase.</param>
/// <param name="WayOut">What the operator does, a sentence.</param>
public sealed record HubRefusal(string Code, string What, string WayOut)
{
    public static readonly HubRefusal NoBundle = new("HB1", "no bundle", "Send the file that 'tideline hub pack' wrote.");
    public static readonly HubRefusal UnknownSignature = new("HB2", "not signed by a key that the hub knows", "Give the hub the public key that 'tideline hub key' writes, or sign with the one that it has.");
    public static readonly HubRefusal OtherHub = new("HB3", "for another hub, or of another operator", "Pack it anew with the names that were agreed.");
    public static readonly HubRefusal Changed = new("HB4", "changed since it was signed", "Send it again.");
    public static readonly HubRefusal NotReleased = new("HB5", "no release that two organisations approved", "Pack a release that is published and intact.");
    public static readonly HubRefusal Replayed = new("HB6", "number taken already", "Pack the next one; what was received stays.");
    public static readonly HubRefusal BrokenSequence = new("HB7", "does not follow the bundle before it", "Restore hub/sent.jsonl from a copy, or let the operator and the hub compare their registers.");
    public static readonly HubRefusal Expired = new("HB8", "expired", "Pack the release anew.");
    public static readonly HubRefusal Agreement = new("HB9", "agreement not that of the hub", "Release under the agreement that the hub names.");
    public static readonly HubRefusal Boundaries = new("HB10", "other boundaries", "Use the boundary file of the hub.");
    public static readonly HubRefusal Area = new("HB11", "area unknown", "Use the p-codes of the hub's boundaries.");
    public static readonly HubRefusal Indicator = new("HB12", "indicator not agreed", "Release under an agreement that leaves it out, or let the parties agree on it.");
    public static readonly HubRefusal Level = new("HB13", "level not agreed", "Release under an agreement with a coarser level, or let the parties agree on it.");
    public static readonly HubRefusal Period = new("HB14", "period not agreed", "Release under an agreement that leaves it out, or let the parties agree on it.");
    public static readonly HubRefusal Definition = new("HB15", "definition not agreed", "Use the methods that the hub names.");
    public static readonly HubRefusal Stale = new("HB16", "too old", "Send the newest release.");
    public static readonly HubRefusal Schema = new("HB17", "figures that cannot be read", "Make the release with a version that the hub understands.");

    /// <summary>Every code, in order.</summary>
    public static IReadOnlyList<HubRefusal> All { get; } =
    [
        NoBundle, UnknownSignature, OtherHub, Changed, NotReleased, Replayed, BrokenSequence, Expired, Agreement, Boundaries, Area, Indicator, Level, Period,
        Definition, Stale, Schema,
    ];

    /// <summary>The refusal of one case.</summary>
    /// <param name="detail">What and where, a sentence.</param>
    public InputRefusedException Because(string detail) => new($"{Code}, {What}: {detail} {WayOut} Nothing of it was stored.") { Code = Code };
}
