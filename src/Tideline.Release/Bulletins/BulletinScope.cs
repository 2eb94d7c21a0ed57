namespace Tideline.Release.Bulletins;

/// <summary>What an agreement takes from a page.</summary>
/// <param name="Agreement">Its id.</param>
/// <param name="Areas">P-codes of the areas that it allows; empty where they are not known here.</param>
/// <param name="LeftOut">Kinds of figures that it does not allow, as the manifest names them.</param>
public sealed record BulletinScope(string Agreement, IReadOnlyList<string> Areas, IReadOnlyList<string> LeftOut);
