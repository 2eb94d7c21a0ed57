namespace Tideline.Server.Access;

/// <summary>Names of the questions that an endpoint asks before it answers.</summary>
public static class Policies
{
    /// <summary>May released figures be read: by anybody where the server is open, else by whoever has an account or a key.</summary>
    public const string Figures = "figures";

    /// <summary>May the quality of the feeds be read.</summary>
    public const string Data = "data";

    /// <summary>May proposed and recalled releases be seen.</summary>
    public const string Proposals = "proposals";
}
