namespace Tideline.Domain.Destinations;

/// <summary>What an emergency's fold tells of where people would go.</summary>
public sealed record DestinationBasis(Ties Ties, PlaceGraph Places);
