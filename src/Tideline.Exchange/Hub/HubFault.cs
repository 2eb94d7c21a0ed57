namespace Tideline.Exchange.Hub;

/// <summary>What programs tell faults of a hub by, beside <see cref="HubRefusal"/>.</summary>
public static class HubFault
{
    /// <summary>Another command is at work in <c>hub/</c>: try again.</summary>
    public const string Busy = "hub_busy";
}
