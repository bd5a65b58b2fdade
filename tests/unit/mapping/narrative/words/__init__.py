"""Findings in the words of patients, wards, clinics, letters and reports."""
