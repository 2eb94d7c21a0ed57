namespace Tideline.Proof.Disclosure.Hierarchies;

/// <summary>Subscribers who move alike: from one home, to two hosts within each week, so that they count twice at hosts.</summary>
/// <param name="Home">Finest area.</param>
/// <param name="FirstHost">Finest area.</param>
/// <param name="SecondHost">Finest area; may be the first.</param>
/// <param name="Week">The first week away.</param>
/// <param name="Weeks">Weeks away.</param>
/// <param name="Delay">Releases until their records have come in.</param>
/// <param name="Subscribers">0 for a row without anybody.</param>
internal sealed record Group(int Home, int FirstHost, int SecondHost, int Week, int Weeks, int Delay, int Subscribers)
{
    public bool IsAway(int week) => week >= Week && week < Week + Weeks;

    public bool IsKnown(int release) => Week + Delay <= release;
}
