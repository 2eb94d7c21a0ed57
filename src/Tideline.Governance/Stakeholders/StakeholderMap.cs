using NodaTime;

namespace Tideline.Governance.Stakeholders;

/// <summary>What an organisation has to do with the figures.</summary>
public enum ActorKind
{
    Operator,
    Regulator,
    DataProtection,
    StatisticsOffice,
    DisasterAuthority,
    User,
    CivilSociety,
    Funder,
    Provider,
    Other,
}

/// <summary>What influence and interest together ask for.</summary>
public enum Quadrant
{
    /// <summary>Much influence, much interest.</summary>
    WorkTogether,

    /// <summary>Much influence, little interest.</summary>
    KeepContent,

    /// <summary>Little influence, much interest.</summary>
    KeepInformed,

    /// <summary>Little of both.</summary>
    Watch,
}

/// <summary>An organisation, or a desk of one; no person.</summary>
public sealed record Actor
{
    public string Name { get; init; } = "";

    public ActorKind Kind { get; init; } = ActorKind.Other;

    /// <summary>What law or decree lets it do, here.</summary>
    public string Mandate { get; init; } = "";

    /// <summary>1 can change nothing to 5 can stop all; null: nobody judged it.</summary>
    public int? Influence { get; init; }

    /// <summary>1 does not care to 5 cares daily; null: nobody judged it.</summary>
    public int? Interest { get; init; }

    /// <summary>What it fears.</summary>
    public string Concern { get; init; } = "";

    /// <summary>What it gains.</summary>
    public string Incentive { get; init; } = "";

    /// <summary>Who of us keeps contact.</summary>
    public string Owner { get; init; } = "";

    public string NextStep { get; init; } = "";

    /// <summary>Day of the next contact; null: none was set.</summary>
    public LocalDate? NextContact { get; init; }

    public bool HasMuchInfluence => Influence >= StakeholderMap.Much;

    /// <summary>Null where influence or interest was not judged.</summary>
    public Quadrant? Quadrant => (Influence, Interest) switch
    {
        (null, _) or (_, null) => null,
        ( >= StakeholderMap.Much, >= StakeholderMap.Much) => Stakeholders.Quadrant.WorkTogether,
        ( >= StakeholderMap.Much, _) => Stakeholders.Quadrant.KeepContent,
        (_, >= StakeholderMap.Much) => Stakeholders.Quadrant.KeepInformed,
        _ => Stakeholders.Quadrant.Watch,
    };
}

/// <summary>Who can help, stop or be hurt, and what is done about each.</summary>
public sealed record StakeholderMap : IArtefact
{
    /// <summary>Fewer actors than this, and somebody was forgotten.</summary>
    public const int Fewest = 8;

    public const int Highest = 5;

    /// <summary>Influence or interest from which it is much.</summary>
    public const int Much = 4;

    /// <summary>Kinds without which no map is whole.</summary>
    public static readonly IReadOnlyList<ActorKind> Needed = [ActorKind.Operator, ActorKind.Regulator, ActorKind.DataProtection, ActorKind.User, ActorKind.CivilSociety];

    public string Title { get; init; } = "";

    public IReadOnlyList<Actor> Actors { get; init; } = [];

    public IReadOnlyList<Finding> Findings(Desk desk) => [.. OfAll(), .. Actors.SelectMany((a, i) => OfOne(a, FormattableString.Invariant($"actors[{i}]"), desk.Today))];

    private IEnumerable<Finding> OfAll()
    {
        var named = Actors.Where(a => !Words.Blank(a.Name)).ToList();
        if (named.Count < Fewest)
        {
            yield return new("SM1", "actors", $"{named.Count} actors are named. Name at least {Fewest}: ask who can stop it, who pays, who is counted.", FormattableString.Invariant($"{named.Count}"));
        }

        foreach (var kind in Needed.Where(k => named.TrueForAll(a => a.Kind != k)))
        {
            yield return new("SM2", "actors", $"Nobody stands for this part: {NameOf(kind)}. Name who does, or who ought to.", kind.Word());
        }

        foreach (var twice in named.GroupBy(a => a.Name.Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            yield return new("SM8", "actors", $"\"{twice.Key}\" stands there twice. Keep one, or say which desk of it is meant.", twice.Key);
        }
    }

    private static IEnumerable<Finding> OfOne(Actor actor, string field, LocalDate today)
    {
        var name = Words.Blank(actor.Name) ? field : actor.Name;
        if (!IsScore(actor.Influence) || !IsScore(actor.Interest))
        {
            yield return new("SM3", field, $"Influence and interest of {name} are not both judged from 1 to {Highest}.", name);
        }

        if (Words.Blank(actor.Mandate))
        {
            yield return new("SM4", $"{field}.mandate", $"The mandate of {name} is not written. Say what law or decree lets it do, or that there is none.", name);
        }

        if (Words.Blank(actor.Concern))
        {
            yield return new("SM6", $"{field}.concern", $"Nothing says what {name} fears. Ask, and write it in its own words.", name);
        }

        if (actor.HasMuchInfluence && Words.Blank(actor.Owner))
        {
            yield return new("SM5", $"{field}.owner", $"{name} has much influence and nobody keeps contact with it. Name one owner.", name);
        }

        if (Words.Blank(actor.NextStep))
        {
            yield return new("SM7", $"{field}.nextStep", $"{name} has no next step. Write what happens next.", name);
        }

        if (actor.NextContact < today)
        {
            yield return new("SM9", $"{field}.nextContact", $"The day on which {name} was to be met is past. Write what came of it and set the next.", name, Weight.Stale);
        }
    }

    private static bool IsScore(int? score) => score is >= 1 and <= Highest;

    private static string NameOf(ActorKind kind) => kind switch
    {
        ActorKind.Operator => "the operator",
        ActorKind.Regulator => "the telecom regulator",
        ActorKind.DataProtection => "the data-protection role",
        ActorKind.User => "the users of figures",
        ActorKind.CivilSociety => "civil society",
        _ => kind.ToString(),
    };
}
