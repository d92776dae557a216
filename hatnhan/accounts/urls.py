"""Addresses of sign-in and sign-out."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from hatnhan.accounts.views import SignInView

urlpatterns = [
    path("dang-nhap/", SignInView.as_view(), name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
]
