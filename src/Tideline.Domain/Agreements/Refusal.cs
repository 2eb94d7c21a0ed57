namespace Tideline.Domain.Agreements;

/// <summary>Why something may not leave: codes that stay the same in every version, for letters between the parties and for programs.</summary>
/// <param name="Code">AG: an agreement; SA: who signs; RL: a red line, which no agreement moves.</param>
/// <param name="What">What is wrong, a phrase.</param>
/// <param name="WayOut">What to do, a sentence.</param>
public sealed record Refusal(string Code, string What, string WayOut)
{
    public static readonly Refusal NoAgreement = new(
        "AG1", "no agreement", "Put the signed agreement as a file into agreements/ and name it under 'agreements:' in project.yaml.");

    public static readonly Refusal NotInForce = new(
        "AG2", "not in force", "Let the parties agree on new dates and raise the agreement's version.");

    public static readonly Refusal Purpose = new(
        "AG3", "purpose not agreed", "Let the parties agree on this emergency and purpose, or correct 'purpose:' in project.yaml.");

    public static readonly Refusal Product = new(
        "AG4", "product not agreed", "Let the parties add it to 'products', or set 'outside: leave_out' in the agreement.");

    public static readonly Refusal Area = new(
        "AG5", "area not agreed", "Let the parties add it to 'areas', or set 'outside: leave_out' in the agreement.");

    public static readonly Refusal Level = new(
        "AG6", "level not agreed", "Let the parties agree on a finer 'level', or set 'outside: leave_out' in the agreement.");

    public static readonly Refusal Period = new(
        "AG7", "period not agreed", "Let the parties agree on other periods, or set 'outside: leave_out' in the agreement.");

    public static readonly Refusal Recipient = new(
        "AG8", "recipient not agreed", "Let the parties add the organisation to 'recipients', or name one of those with --for.");

    public static readonly Refusal Minimum = new(
        "AG9", "minimum lower than agreed", "Raise disclosure.minimum_subscribers in project.yaml to what was agreed.");

    public static readonly Refusal TextChanged = new(
        "AG10", "agreement changed since", "Run again, so that the release is proposed under the text of now.");

    public static readonly Refusal OwnProposal = new(
        "SA1", "own proposal", "Let two other people approve it.");

    public static readonly Refusal SingleSubscriber = new(
        "RL1", "too few subscribers", "Raise disclosure.minimum_subscribers in project.yaml.");

    public static readonly Refusal FineArea = new(
        "RL2", "area too small", "Give boundaries without such areas, or leave them out by the 'level' of an agreement.");

    public static readonly Refusal Identifier = new(
        "RL3", "identifier in a release", "Report this fault: only figures may stand in a release.");

    public static readonly Refusal SubscriberTable = new(
        "RL4", "enclave as output", "Write outside lake/, and release nothing that lies in it.");

    /// <summary>Every code, agreements first.</summary>
    public static IReadOnlyList<Refusal> All { get; } =
    [
        NoAgreement, NotInForce, Purpose, Product, Area, Level, Period, Recipient, Minimum, TextChanged,
        OwnProposal, SingleSubscriber, FineArea, Identifier, SubscriberTable,
    ];

    /// <summary>The refusal of one case.</summary>
    /// <param name="detail">What and where, in sentences.</param>
    /// <param name="left">The state that is left, a sentence.</param>
    public DisclosureRefusedException Because(string detail, string left) => new($"{Code}, {What}: {detail} {WayOut} {left}") { Code = Code };
}
