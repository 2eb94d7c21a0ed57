namespace Tideline.Domain.Agreements;

/// <summary>What no agreement and no setting allows.</summary>
public static class RedLines
{
    /// <summary>A project whose minimum is below this releases nothing: with fewer, a family is told.</summary>
    public const long FewestSubscribers = 5;

    /// <summary>Figures of areas below this admin level are never released: they come near to single masts.</summary>
    public const int FinestLevel = 4;

    /// <exception cref="DisclosureRefusedException">RL1.</exception>
    public static void Demand(long minimumSubscribers)
    {
        if (minimumSubscribers < FewestSubscribers)
        {
            throw Refusal.SingleSubscriber.Because(
                FormattableString.Invariant($"disclosure.minimum_subscribers is {minimumSubscribers}, and no release may rest on fewer than {FewestSubscribers}."),
                "Nothing was released.");
        }
    }
}
